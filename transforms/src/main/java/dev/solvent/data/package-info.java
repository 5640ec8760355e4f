/// Files in, files out: tables, JSON, NumPy's arrays, Matrix Market, pictures. Uses `dsl`, gson,
/// FastCSV and JFreeChart.
@NullMarked
package dev.solvent.data;

import org.jspecify.annotations.NullMarked;
