/// The interactive shell: statements over several lines, history, completion, a few commands that begin with a dot.
///
/// Read [dev.rayo.server.shell.Shell] first.
@NullMarked
package dev.rayo.server.shell;

import org.jspecify.annotations.NullMarked;
