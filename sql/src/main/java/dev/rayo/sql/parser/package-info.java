/// SQL text in, [dev.rayo.sql.ast] out.
///
/// [dev.rayo.sql.parser.SqlParser] is the entry. The lexer cuts the whole text into tokens; a recursive-descent parser
/// reads them, one class per part of the language, joined by a `Grammar`; expressions are read by operator precedence.
/// [dev.rayo.sql.parser.SqlPrinter] writes syntax back as text, [dev.rayo.sql.parser.StatementSplitter] tells a shell
/// whether its input is complete. Errors are [dev.rayo.sql.error.RayoException]s with the offset of what was found.
@NullMarked
package dev.rayo.sql.parser;

import org.jspecify.annotations.NullMarked;
