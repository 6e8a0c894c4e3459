package dev.rayo.engine.memory;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was made or used last and can be made again: up to a number of values, all of which go before memory runs out.
/// The ledger does not count them. Thread-safe.
public final class SoftCache<K, V> {
    private final Map<K, SoftReference<V>> values;

    /// @param valuesMax how many are kept at most; the one that was asked for longest ago goes first
    public SoftCache(int valuesMax) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
                return size() > valuesMax;
            }
        };
    }

    /// The value of `key`; null if there is none, or none any more.
    public synchronized @Nullable V get(K key) {
        SoftReference<V> reference = values.get(key);
        return reference == null ? null : reference.get();
    }

    public synchronized void put(K key, V value) {
        values.put(key, new SoftReference<>(value));
    }

    /// Forgets `value`, unless `key` has another one by now.
    public synchronized void remove(K key, V value) {
        SoftReference<V> reference = values.get(key);
        if (reference != null && reference.get() == value) {
            values.remove(key);
        }
    }
}
