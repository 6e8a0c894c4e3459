package dev.rayo.sql.error;

/// A place in an SQL text: line and column count from 1, in UTF-16 code units.
public record SourcePosition(int line, int column) {

    /// Locates the 0-based `offset` in `sql`; an offset past the end is the position after the last character.
    public static SourcePosition of(String sql, int offset) {
        int end = Math.clamp(offset, 0, sql.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (sql.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourcePosition(line, end - lineStart + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
