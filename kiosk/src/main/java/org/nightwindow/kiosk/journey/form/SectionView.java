package org.nightwindow.kiosk.journey.form;

import java.util.List;
import javafx.scene.Node;

/// One question of a form, and the fields it answers.
///
/// @param fields in the order of the form
/// @param height about how much room it takes on the surface, with a note of what is wrong; for paging
/// @param across whether it takes a page for itself, over both columns where there are two
record SectionView(Node node, List<FormField> fields, double height, boolean across) {
    SectionView(Node node, List<FormField> fields, double height) {
        this(node, fields, height, false);
    }
}
