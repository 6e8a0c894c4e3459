package dev.rayo.sql.binder;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;

/// The views being bound, outermost first: a view must not come back to itself.
record ViewStack(List<String> names) {
    static final ViewStack EMPTY = new ViewStack(List.of());

    ViewStack push(String name) {
        for (String each : names) {
            if (each.equalsIgnoreCase(name)) {
                throw RayoException.user("the view \"" + name + "\" refers to itself: "
                        + String.join(" -> ", names) + " -> " + name);
            }
        }
        List<String> deeper = new ArrayList<>(names);
        deeper.add(name);
        return new ViewStack(List.copyOf(deeper));
    }
}
