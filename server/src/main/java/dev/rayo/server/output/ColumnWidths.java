package dev.rayo.server.output;

import java.util.Arrays;

/// Decides how wide the columns of a boxed table are.
final class ColumnWidths {
    private ColumnWidths() {}

    /// The widths that fit into `widthMax` cells with borders: the widest columns shrink first, none below `widthMin`;
    /// if that does not suffice, columns at the end are missing from the result.
    static int[] fitting(int[] natural, int widthMax, int widthMin) {
        int[] widths = natural.clone();
        while (widths.length > 1 && total(floor(widths, widthMin)) > widthMax) {
            widths = Arrays.copyOf(widths, widths.length - 1);
        }
        while (total(widths) > widthMax) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= widthMin) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int[] floor(int[] widths, int widthMin) {
        return Arrays.stream(widths).map(width -> Math.min(width, widthMin)).toArray();
    }

    /// Each column has a space on both sides and a border after it; one border begins the line.
    private static long total(int[] widths) {
        return 1 + Arrays.stream(widths).asLongStream().map(width -> width + 3).sum();
    }
}
