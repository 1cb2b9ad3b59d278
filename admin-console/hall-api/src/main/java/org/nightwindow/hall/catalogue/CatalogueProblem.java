package org.nightwindow.hall.catalogue;

/// What is wrong with a catalogue, for the person who edits it.
///
/// @param path where: `items[0].fields[2].constraints[0]`
/// @param message what would be right
public record CatalogueProblem(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
