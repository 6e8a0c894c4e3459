package dev.rayo.bench.suite;

import java.math.BigDecimal;

/// A scale factor as people write it: 1, 10, 0.01.
final class Scale {
    private Scale() {}

    static String text(double factor) {
        return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }
}
