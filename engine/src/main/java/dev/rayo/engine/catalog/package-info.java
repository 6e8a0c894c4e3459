/// Tables the engine can scan, and the catalogue that finds them by name or file.
@NullMarked
package dev.rayo.engine.catalog;

import org.jspecify.annotations.NullMarked;
