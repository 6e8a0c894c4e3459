package dev.rayo.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The fenced blocks of a Markdown file, in order.
record MarkdownBlocks(List<Block> blocks) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    record Block(String language, String text) {}

    static MarkdownBlocks of(Path file) throws IOException {
        return new MarkdownBlocks(FENCE.matcher(Files.readString(file))
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList());
    }

    /// Texts of the blocks in a language.
    List<String> in(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }
}
