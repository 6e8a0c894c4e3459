package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.sql.type.Type;

/// lower, upper and initcap.
public final class CaseFunctions {
    private CaseFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("lower", 20, call -> kernel(CaseMapping.LOWER));
        registry.add("upper", 20, call -> kernel(CaseMapping.UPPER));
        registry.add("initcap", 40, call -> Elementwise.bytes(Type.VARCHAR, CaseFunctions::initcap));
    }

    private static ScalarKernel kernel(CaseMapping mapping) {
        return Elementwise.bytes(
                Type.VARCHAR,
                (in, row, out) -> mapping.append(in[0].bytes().data(), in[0].bytes().views()[in[0].at(row)], out));
    }

    /// The first letter or digit of a word in upper case, the rest in lower case.
    private static void initcap(Input[] in, int row, BytesWriter out) {
        BytesColumn column = in[0].bytes();
        long view = column.views()[in[0].at(row)];
        int at = BytesColumn.offset(view);
        int end = at + BytesColumn.bytes(view);
        boolean inWord = false;
        while (at < end) {
            int c = Utf8.decode(column.data(), at);
            out.appendCodePoint(inWord ? CaseMapping.LOWER.map(c) : CaseMapping.UPPER.map(c));
            inWord = Character.isLetterOrDigit(c);
            at += Utf8.width(column.data()[at]);
        }
    }
}
