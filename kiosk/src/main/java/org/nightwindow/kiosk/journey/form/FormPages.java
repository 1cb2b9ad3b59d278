package org.nightwindow.kiosk.journey.form;

import java.util.ArrayList;
import java.util.List;
import org.nightwindow.kiosk.ui.Look;

/// Which questions stand together on a page: as many as have room in its one column, or in landscape in its two. With
/// large letters a column is one question.
final class FormPages {
    /// What has room between the title and the action bar.
    private static final double ROOM = 1240;

    private static final double ROOM_WIDE = 610;

    /// What is left above a keyboard; in landscape the keyboard stands beside them.
    private static final double ROOM_OVER_KEYBOARD = 620;

    /// In low reach: from where she reaches to the action bar, and from there to the keyboard.
    private static final double ROOM_LOW = 740;

    private static final double ROOM_LOW_OVER_KEYBOARD = 240;

    private final double overKeyboard;
    private final List<OnePage> pages = new ArrayList<>();

    /// @param columns at least one, each with at least one question
    record OnePage(List<List<SectionView>> columns) {
        List<SectionView> sections() {
            return columns.stream().flatMap(List::stream).toList();
        }

        List<FormField> fields() {
            return sections().stream().flatMap(one -> one.fields().stream()).toList();
        }

        /// Whether its one question takes all columns.
        boolean across() {
            return sections().size() == 1 && sections().getFirst().across();
        }
    }

    FormPages(List<SectionView> sections, Look look) {
        int most = look.wide() ? 2 : 1;
        double room = look.wide() ? ROOM_WIDE : look.low() ? ROOM_LOW : ROOM;
        overKeyboard = look.low() ? ROOM_LOW_OVER_KEYBOARD : ROOM_OVER_KEYBOARD;
        double left = 0;
        for (SectionView section : sections) {
            boolean alone = !pages.isEmpty() && pages.getLast().across();
            if (pages.isEmpty() || look.elder() || alone || section.across() || left < section.height()) {
                boolean turn = pages.isEmpty()
                        || alone
                        || section.across()
                        || pages.getLast().columns().size() == most;
                if (turn) {
                    pages.add(new OnePage(new ArrayList<>()));
                }
                pages.getLast().columns().add(new ArrayList<>());
                left = room;
            }
            pages.getLast().columns().getLast().add(section);
            left -= section.height();
        }
    }

    int count() {
        return pages.size();
    }

    OnePage get(int page) {
        return pages.get(page);
    }

    /// @return the page the field stands on; `otherwise` when it stands on none
    int of(FormField field, int otherwise) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).fields().contains(field)) {
                return i;
            }
        }
        return otherwise;
    }

    /// The question in use, and as many before it on its page as have room beside it.
    List<SectionView> upTo(List<SectionView> all, FormField field) {
        List<SectionView> some = new ArrayList<>();
        double left = overKeyboard;
        boolean reached = false;
        for (SectionView section : all.reversed()) {
            boolean here = section.fields().contains(field);
            reached |= here;
            if (reached && (here || left >= section.height())) {
                some.addFirst(section);
                left -= section.height();
            } else if (reached) {
                break;
            }
        }
        return some;
    }
}
