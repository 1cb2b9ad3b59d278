package org.nightwindow.kiosk.ui.keyboard;

/// What can be pressed on a keyboard.
public sealed interface Key {

    /// Writes a character, or adds a letter to a pinyin reading.
    ///
    /// @param text one code point
    record Write(String text) implements Key {}

    /// Does something else.
    enum Act implements Key {
        BACKSPACE,
        CLEAR,
        SPACE,
        /// 123 and back: digits and signs instead of letters.
        LAYER,
        /// Capitals.
        SHIFT,
        /// 中 / 英.
        SCRIPT,
        /// 收起键盘.
        HIDE,
        /// 确定.
        DONE
    }

    /// Where a key lies: on a grid of [#COLUMNS] columns.
    ///
    /// @param row from 0
    /// @param column of its left edge
    record Place(Key key, int row, int column, int columns, int rows) {
        /// Ten letters of two columns each.
        public static final int COLUMNS = 20;
    }
}
