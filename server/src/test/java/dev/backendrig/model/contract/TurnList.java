package dev.backendrig.model.contract;

import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.contract.Asked.Turn;
import java.util.ArrayList;
import java.util.List;

/// Collects what both sides said, what one says in a row as one turn. Used by one thread.
public final class TurnList {
    private final List<Turn> turns = new ArrayList<>();

    public void add(boolean person, Item item) {
        var items = new ArrayList<Item>();
        if (!turns.isEmpty() && turns.getLast().person() == person) {
            items.addAll(turns.removeLast().items());
        }
        items.add(item);
        turns.add(new Turn(person, List.copyOf(items)));
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }
}
