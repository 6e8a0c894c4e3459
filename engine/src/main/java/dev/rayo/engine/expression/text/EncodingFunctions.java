package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// Bytes and numbers as hexadecimal or binary digits, and md5.
public final class EncodingFunctions {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private EncodingFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("hex", 20, EncodingFunctions::hex);
        registry.add("bin", 20, EncodingFunctions::bin);
        registry.add("unhex", 20, call -> Elementwise.bytes(Type.BLOB, EncodingFunctions::unhex));
        registry.add("md5", 300, call -> Elementwise.bytes(
                Type.VARCHAR, (in, row, out) -> out.append(HexFormat.of().formatHex(md5(bytes(in[0], row))))));
    }

    private static byte[] bytes(Input input, int row) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int from = BytesColumn.offset(view);
        return Arrays.copyOfRange(column.data(), from, from + BytesColumn.bytes(view));
    }

    private static ScalarKernel hex(Call call) {
        return call.arguments().getFirst().type() == Type.BIGINT
                ? Elementwise.bytes(Type.VARCHAR, (in, row, out) ->
                        out.append(Long.toHexString(in[0].longs()[in[0].at(row)]).toUpperCase(Locale.ROOT)))
                : Elementwise.bytes(Type.VARCHAR, (in, row, out) -> out.append(UPPER.formatHex(bytes(in[0], row))));
    }

    private static ScalarKernel bin(Call call) {
        if (call.arguments().getFirst().type() == Type.BIGINT) {
            return Elementwise.bytes(Type.VARCHAR, (in, row, out) ->
                    out.append(Long.toBinaryString(in[0].longs()[in[0].at(row)])));
        }
        return Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            for (byte b : bytes(in[0], row)) {
                for (int bit = 7; bit >= 0; bit--) {
                    out.append((byte) ('0' + (b >> bit & 1)));
                }
            }
        });
    }

    /// An odd number of digits begins with a byte of one digit.
    private static void unhex(Input[] in, int row, BytesWriter out) {
        byte[] digits = bytes(in[0], row);
        int value = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = Character.digit(digits[i], 16);
            if (digit < 0) {
                throw RayoException.user("unhex: '" + in[0].string(row) + "' has a character that is no hexadecimal digit");
            }
            value = value << 4 | digit;
            if ((digits.length - i) % 2 == 1) {
                out.append((byte) value);
                value = 0;
            }
        }
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw RayoException.internal("this Java has no MD5", e);
        }
    }
}
