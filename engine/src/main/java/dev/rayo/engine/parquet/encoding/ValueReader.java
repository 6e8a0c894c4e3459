package dev.rayo.engine.parquet.encoding;

/// Reads the values of a data page, which has none where a row is NULL, from first to last.
///
/// Each reader supports the methods that fit its physical type: `readInts` for INT32, `readLongs` for INT64,
/// `readFloats`, `readDoubles`, `readBits` for BOOLEAN, `readViews` for BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY and INT96.
/// All write `count` values to `to[at..at + count)` and throw [MalformedPageException] if the page has fewer.
public abstract class ValueReader {
    /// Passes over `count` values.
    public abstract void skip(int count);

    public void readInts(int[] to, int at, int count) {
        throw unsupported("32-bit integers");
    }

    public void readLongs(long[] to, int at, int count) {
        throw unsupported("64-bit integers");
    }

    public void readFloats(float[] to, int at, int count) {
        throw unsupported("floats");
    }

    public void readDoubles(double[] to, int at, int count) {
        throw unsupported("doubles");
    }

    /// Writes bits `at` to `at + count` of `to`; other bits stay.
    public void readBits(long[] to, int at, int count) {
        throw unsupported("booleans");
    }

    /// Writes `offset << 32 | length` of each value; the bytes lie in the array returned, until the next call.
    public byte[] readViews(long[] to, int at, int count) {
        throw unsupported("byte strings");
    }

    /// Whether values ahead can be read without those before them. The `select` methods then write values
    /// `places[0..count)`, ascending and counted from the next value, to `to[0..count)`, and stay where they are.
    public boolean selects() {
        return false;
    }

    public void selectInts(int[] places, int count, int[] to) {
        throw unsupported("selected 32-bit integers");
    }

    public void selectLongs(int[] places, int count, long[] to) {
        throw unsupported("selected 64-bit integers");
    }

    public void selectFloats(int[] places, int count, float[] to) {
        throw unsupported("selected floats");
    }

    public void selectDoubles(int[] places, int count, double[] to) {
        throw unsupported("selected doubles");
    }

    /// The bytes lie in the array returned, as [#readViews] says.
    public byte[] selectViews(int[] places, int count, long[] to) {
        throw unsupported("selected byte strings");
    }

    private MalformedPageException unsupported(String values) {
        return new MalformedPageException("encoding " + this + " cannot hold " + values);
    }

    static MalformedPageException tooFew(int count, long available) {
        return new MalformedPageException(
                "page ends early: " + count + " more values expected, room for " + available + " is left");
    }
}
