/// The command line: one query, a script, or an interactive shell.
@NullMarked
package dev.rayo.server;

import org.jspecify.annotations.NullMarked;
