package dev.rayo.engine.column;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;

/// What the values of a column refer to that have not been decoded yet.
///
/// @param rows how many rows may still come with the dictionary, the chunk's included
public record DictionaryAhead(Dictionary dictionary, int rows) {}
