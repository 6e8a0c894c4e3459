/// What the front end asks about tables: names, columns, statistics. The engine implements it.
///
/// Read [dev.rayo.sql.catalog.Catalog] first.
@NullMarked
package dev.rayo.sql.catalog;

import org.jspecify.annotations.NullMarked;
