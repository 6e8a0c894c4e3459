/// Who holds how many bytes, under one hard limit. Read [dev.rayo.engine.memory.Ledger] first.
@NullMarked
package dev.rayo.engine.memory;

import org.jspecify.annotations.NullMarked;
