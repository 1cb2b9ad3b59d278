package org.nightwindow.driver.standard.ups;

/// What `upsd` answers when asked for one variable.
sealed interface NutAnswer {

    record Value(String value) implements NutAnswer {}

    /// `ERR` and one of its words (RFC 9271 §4.3): `DATA-STALE`, `DRIVER-NOT-CONNECTED`, `UNKNOWN-UPS` …
    record Refused(String error) implements NutAnswer {}

    /// No answer to this question; the line cannot be used any more.
    record Nonsense(String why) implements NutAnswer {}

    /// @param line without its end
    static NutAnswer read(String line, String ups, String variable) {
        if (line.startsWith("ERR ")) {
            String word = line.substring(4).split(" ", 2)[0];
            return word.matches("[A-Z-]{1,40}") ? new Refused(word) : new Nonsense("an error without a word");
        }
        String begin = "VAR " + ups + " " + variable + " \"";
        if (!line.startsWith(begin) || !line.endsWith("\"") || line.length() <= begin.length()) {
            return new Nonsense("not the answer to what was asked");
        }
        StringBuilder value = new StringBuilder();
        for (int i = begin.length(); i < line.length() - 1; i++) {
            if (line.charAt(i) == '\\') {
                i++; // \" and \\ stand for themselves
            }
            value.append(line.charAt(i));
        }
        return new Value(value.toString());
    }
}
