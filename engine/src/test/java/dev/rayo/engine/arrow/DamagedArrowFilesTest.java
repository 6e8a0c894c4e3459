package dev.rayo.engine.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damages small files at random: reading one ends with rows or with an error that names the file, never otherwise.
class DamagedArrowFilesTest {
    private static final Path FILES = Path.of("src/test/resources/arrow");
    private static final int DAMAGES = 150;

    @TempDir
    Path folder;

    private final Rayo rayo = Rayo.open(new Settings(1, 16, 20, 1_000, 64 << 20, false));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
        rayo.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types-plain.arrow",
                "types-lz4.arrow",
                "types-zstd.arrow",
                "types-stream-lz4.arrows",
                "types-sliced.arrow",
                "kinds-plain.arrow",
                "kinds-zstd.arrow",
                "kinds-stream.arrows",
                "dictionary-delta.arrows",
                "dictionary-replaced.arrows"
            })
    void aDamagedFileIsReadOrRefused(String name) throws IOException {
        byte[] intact = Files.readAllBytes(FILES.resolve(name));
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Path file = folder.resolve("damaged-" + i + "-" + name);
            Files.write(file, damaged(intact, random));
            refused += isRead(file) ? 0 : 1;
            Files.delete(file);
        }
        assertThat(refused).as("refused of %d", DAMAGES).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"types-zstd.arrow", "kinds-plain.arrow"})
    void aFileThatEndsTooEarlyIsRefused(String name) throws IOException {
        byte[] intact = Files.readAllBytes(FILES.resolve(name));
        for (int length = 0; length < intact.length; length += 1 + intact.length / 100) {
            Path file = folder.resolve("short-" + length + "-" + name);
            Files.write(file, Arrays.copyOf(intact, length));
            assertThat(isRead(file)).as("%d of %d bytes", length, intact.length).isFalse();
        }
    }

    private static byte[] damaged(byte[] intact, Random random) {
        byte[] bytes = intact.clone();
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return bytes;
    }

    private boolean isRead(Path file) {
        try {
            rayo.sql("SELECT * FROM '" + file + "'").rows();
            return true;
        } catch (RayoException e) {
            assertThat(e.fault()).as(e.getMessage()).isIn(Fault.USER, Fault.EXTERNAL, Fault.RESOURCES);
            if (e.fault() != Fault.RESOURCES) {
                assertThat(e).hasMessageContaining(file.getFileName().toString());
            }
            return false;
        }
    }
}
