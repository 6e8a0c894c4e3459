package dev.rayo.engine.parquet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class FileMappingTest {
    private static final int SIZE = 3_000_001;

    @TempDir
    Path directory;

    private final byte[] content = new byte[SIZE];
    private Path file;

    @BeforeEach
    void write() throws IOException {
        new Random(5).nextBytes(content);
        file = directory.resolve("file");
        Files.write(file, content);
    }

    private static FileMapping scanned(long size, int scans) {
        FileMapping mapping = new FileMapping(size);
        for (int i = 0; i < scans; i++) {
            mapping.noteScan();
        }
        return mapping;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aFileIsMappedWhenItIsScannedAgain(int scans) {
        try (FileInput input = FileInput.open(file, scanned(SIZE, scans))) {
            assertThat(input.isMapped()).isEqualTo(scans > 1);
        }
    }

    @Test
    void aSmallFileIsNotMapped() throws IOException {
        Files.write(file, new byte[1000]);
        try (FileInput input = FileInput.open(file, scanned(1000, 2))) {
            assertThat(input.isMapped()).isFalse();
        }
    }

    @Test
    void aFileOfAnotherSizeIsNotMapped() {
        try (FileInput input = FileInput.open(file, scanned(SIZE + 1, 2))) {
            assertThat(input.isMapped()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1_000_000, SIZE})
    void aMappedFileGivesTheBytesThatCallsGive(int length) {
        try (FileInput mapped = FileInput.open(file, scanned(SIZE, 2));
                FileInput called = FileInput.open(file)) {
            assertThat(mapped.isMapped()).isTrue();
            assertThat(called.isMapped()).isFalse();
            for (int offset : new int[] {0, (SIZE - length) / 2, SIZE - length}) {
                byte[] expected = Arrays.copyOfRange(content, offset, offset + length);
                assertThat(read(mapped, offset, length)).isEqualTo(expected);
                assertThat(read(called, offset, length)).isEqualTo(expected);
            }
        }
    }

    private static byte[] read(FileInput input, long offset, int length) {
        byte[] bytes = new byte[length + 8];
        ByteBuffer to = ByteBuffer.wrap(bytes, 4, length);
        input.read(offset, to);
        assertThat(to.hasRemaining()).isFalse();
        return Arrays.copyOfRange(bytes, 4, 4 + length);
    }

    @Test
    void aMappingOutlivesTheInputsThatUseIt() {
        FileMapping mapping = scanned(SIZE, 2);
        for (int i = 0; i < 3; i++) {
            try (FileInput input = FileInput.open(file, mapping)) {
                assertThat(read(input, 77, 1000)).isEqualTo(Arrays.copyOfRange(content, 77, 1077));
            }
        }
    }

    /// Beyond the last page of the file the JVM gets a signal, within it there are zeros.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 1_000_000, SIZE - 300_000, SIZE - 1})
    void aMappedFileThatBecomesShorterIsAnError(int sizeNow) throws IOException {
        try (FileInput input = FileInput.open(file, scanned(SIZE, 2))) {
            assertThat(read(input, 0, SIZE)).isEqualTo(content);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(sizeNow);
            }
            assertShorter(() -> read(input, 0, SIZE));
            assertShorter(() -> read(input, SIZE - 2, 2));
            assertThat(read(input, 0, sizeNow)).isEqualTo(Arrays.copyOf(content, sizeNow));
        }
    }

    private static void assertShorter(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                .hasMessageContaining("the file became shorter while it was read");
    }
}
