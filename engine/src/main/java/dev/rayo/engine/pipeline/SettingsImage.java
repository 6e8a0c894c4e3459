package dev.rayo.engine.pipeline;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings as a tree of bytes, read without a parser: `M` count (key value)*, `L` count value*, `S` text. Numbers and
/// truth values are text, which whoever asks for them converts; what is null is left out.
final class SettingsImage {
    private SettingsImage() {}

    static byte[] write(Config settings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeValue(settings.root().unwrapped(), new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void writeValue(Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeByte('M');
                out.writeInt((int) map.values().stream().filter(held -> held != null).count());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (entry.getValue() != null) {
                        out.writeUTF(String.valueOf(entry.getKey()));
                        writeValue(entry.getValue(), out);
                    }
                }
            }
            case List<?> list -> {
                out.writeByte('L');
                out.writeInt(list.size());
                for (Object element : list) {
                    writeValue(element, out);
                }
            }
            default -> {
                out.writeByte('S');
                out.writeUTF(value.toString());
            }
        }
    }

    /// @throws IOException if the bytes end early or are no image
    static Config read(InputStream bytes) throws IOException {
        Object root = readValue(new DataInputStream(new BufferedInputStream(bytes)));
        if (root instanceof Map<?, ?> map) {
            Map<String, Object> settings = new LinkedHashMap<>();
            map.forEach((key, value) -> settings.put((String) key, value));
            return ConfigValueFactory.fromMap(settings).toConfig();
        }
        throw new IOException("not an image of settings");
    }

    private static Object readValue(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        switch (kind) {
            case 'M' -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int left = in.readInt(); left > 0; left--) {
                    String key = in.readUTF();
                    map.put(key, readValue(in));
                }
                return map;
            }
            case 'L' -> {
                List<Object> list = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    list.add(readValue(in));
                }
                return list;
            }
            case 'S' -> {
                return in.readUTF();
            }
            default -> throw new IOException("not an image of settings: there is no kind " + kind);
        }
    }
}
