package dev.rayo.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSystemTest {
    @TempDir
    private Path folder;

    @Test
    void imageKeepsTextListsAndNestedSettingsAndLeavesOutNulls() throws IOException {
        Config settings = ConfigFactory.parseString(
                "a { b = 5, c = [1, [x, {y = off}]], \"d.e\" = 10s, f = null, g = {} }, h = \"ä\"");
        Config read = SettingsImage.read(new ByteArrayInputStream(SettingsImage.write(settings)));
        assertThat(read.getInt("a.b")).isEqualTo(5);
        assertThat(read.getList("a.c").getFirst().unwrapped()).isEqualTo("1");
        assertThat(read.getList("a.c").get(1).unwrapped().toString()).isEqualTo("[x, {y=off}]");
        assertThat(read.getDuration("a.\"d.e\"").toSeconds()).isEqualTo(10);
        assertThat(read.hasPathOrNull("a.f")).isFalse();
        assertThat(read.getConfig("a.g").isEmpty()).isTrue();
        assertThat(read.getString("h")).isEqualTo("ä");
    }

    @Test
    void bytesThatAreNoImageAreRefused() {
        assertThatThrownBy(() -> SettingsImage.read(new ByteArrayInputStream(new byte[] {'S', 0, 1, 'x'})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SettingsImage.read(new ByteArrayInputStream(new byte[] {7})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SettingsImage.read(new ByteArrayInputStream(new byte[] {'M', 0, 0, 0, 9})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void systemOfAnImageRunsStreamsWithTheSameSettings() throws Exception {
        Path image = folder.resolve("streams.settings");
        StreamSystem.writeImage(image);
        System.setProperty(StreamSystem.IMAGE_PROPERTY, image.toString());
        try {
            List<String> names = List.of(
                    "pekko.loglevel", "pekko.daemonic", "pekko.stream.materializer.max-input-buffer-size");
            ActorSystem quick = StreamSystem.create();
            System.clearProperty(StreamSystem.IMAGE_PROPERTY);
            ActorSystem plain = StreamSystem.create();
            try {
                assertThat(sum(quick)).isEqualTo(sum(plain)).isEqualTo(5050);
                for (String name : names) {
                    assertThat(quick.settings().config().getString(name))
                            .isEqualTo(plain.settings().config().getString(name));
                }
            } finally {
                quick.terminate();
                plain.terminate();
            }
        } finally {
            System.clearProperty(StreamSystem.IMAGE_PROPERTY);
        }
    }

    @Test
    void missingOrBrokenImageMeansTheOrdinaryStart() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "M");
        for (Path image : List.of(broken, folder.resolve("missing"))) {
            System.setProperty(StreamSystem.IMAGE_PROPERTY, image.toString());
            ActorSystem system = StreamSystem.create();
            try {
                assertThat(sum(system)).isEqualTo(5050);
            } finally {
                System.clearProperty(StreamSystem.IMAGE_PROPERTY);
                system.terminate();
            }
        }
    }

    private static int sum(ActorSystem system) throws Exception {
        return Source.range(1, 100)
                .runWith(Sink.<Integer, Integer>fold(0, Integer::sum), system)
                .toCompletableFuture()
                .get();
    }
}
