package dev.rayo.engine.parquet.encoding;

/// The bytes of a page contradict its header or its encoding. Never leaves the reader: the column that meets it turns
/// it into an error that names file, column and place.
public final class MalformedPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPageException(String message) {
        super(message);
    }

    public MalformedPageException(String message, Throwable cause) {
        super(message, cause);
    }
}
