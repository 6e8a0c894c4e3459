/// Functions of strings and blobs, patterns and regular expressions.
@NullMarked
package dev.rayo.engine.expression.text;

import org.jspecify.annotations.NullMarked;
