/// A result as text: in comes a schema and batches of rows, out goes a table, CSV, JSON or Markdown.
///
/// Read [dev.rayo.server.output.ResultWriter] first.
@NullMarked
package dev.rayo.server.output;

import org.jspecify.annotations.NullMarked;
