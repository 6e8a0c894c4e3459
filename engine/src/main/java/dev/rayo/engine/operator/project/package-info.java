/// Computes new columns from a chunk's columns: see [dev.rayo.engine.operator.project.ProjectFactory].
@NullMarked
package dev.rayo.engine.operator.project;

import org.jspecify.annotations.NullMarked;
