/// What a suite found, with the machine it ran on, as Markdown and as JSON: [dev.rayo.bench.report.Report].
@NullMarked
package dev.rayo.bench.report;

import org.jspecify.annotations.NullMarked;
