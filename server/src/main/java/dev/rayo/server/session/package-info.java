/// Running statements for a person: scripts are cut into statements, a statement becomes a result that can be stopped,
/// its progress is drawn, its error explained.
///
/// Read [dev.rayo.server.session.StatementRunner] first.
@NullMarked
package dev.rayo.server.session;

import org.jspecify.annotations.NullMarked;
