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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// Bytes and numbers as hexadecimal or binary digits, bytes in base 64 or as the text that they are, and digests.
public final class EncodingFunctions {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private EncodingFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("hex", 20, EncodingFunctions::hex);
        registry.add("bin", 20, EncodingFunctions::bin);
        registry.add("unhex", 20, call -> Elementwise.bytes(Type.BLOB, EncodingFunctions::unhex));
        registry.add("md5", 300, call -> digest("MD5"));
        registry.add("sha1", 300, call -> digest("SHA-1"));
        registry.add("sha256", 300, call -> digest("SHA-256"));
        registry.add("to_base64", 20, call -> Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            byte[] encoded = Base64.getEncoder().encode(bytes(in[0], row));
            out.append(encoded, 0, encoded.length);
        }));
        registry.add("from_base64", 20, call -> Elementwise.bytes(Type.BLOB, EncodingFunctions::fromBase64));
        registry.add("encode", 5, call -> Elementwise.bytes(Type.BLOB, EncodingFunctions::copy));
        registry.add("decode", 10, call -> Elementwise.bytes(Type.VARCHAR, EncodingFunctions::decode));
    }

    private static void copy(Input[] in, int row, BytesWriter out) {
        byte[] bytes = bytes(in[0], row);
        out.append(bytes, 0, bytes.length);
    }

    private static void decode(Input[] in, int row, BytesWriter out) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(in[0], row)));
        } catch (CharacterCodingException e) {
            throw RayoException.user("decode: the bytes are no UTF-8 text");
        }
        copy(in, row, out);
    }

    private static void fromBase64(Input[] in, int row, BytesWriter out) {
        byte[] encoded = bytes(in[0], row);
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            if (encoded.length % 4 == 0) {
                out.append(decoded, 0, decoded.length);
                return;
            }
        } catch (IllegalArgumentException e) {
            // The same to who reads the message: a character, or the length.
        }
        throw RayoException.user("from_base64: '" + in[0].string(row) + "' is not in base 64");
    }

    /// In lower case hexadecimal digits.
    private static ScalarKernel digest(String algorithm) {
        return Elementwise.bytes(
                Type.VARCHAR,
                (in, row, out) -> out.append(HexFormat.of().formatHex(digest(algorithm, bytes(in[0], row)))));
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

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw RayoException.internal("this Java has no " + algorithm, e);
        }
    }
}
