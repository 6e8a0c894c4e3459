/// The JDBC driver, in the same process: `jdbc:rayo:` opens an engine of its own, `jdbc:rayo:name` one that all
/// connections to that name share.
///
/// JDBC's interfaces have hundreds of methods; the classes here have those that mean something, and
/// [dev.rayo.engine.jdbc.Facade] answers the others. Read [dev.rayo.engine.jdbc.RayoDriver] first.
@NullMarked
package dev.rayo.engine.jdbc;

import org.jspecify.annotations.NullMarked;
