extension SourceFile {
    /// The line and column, from 1, where a text stands for that time, from 0; comments aside.
    func place(of text: String, number: Int = 0) -> (line: Int, column: Int)? {
        lines.lazy.enumerated()
            .compactMap { index, line -> (Int, Int)? in
                guard line.first(where: { $0 != " " }) != "#", let found = line.firstRange(of: text)
                else { return nil }
                return (
                    index + 1,
                    line.unicodeScalars.distance(
                        from: line.startIndex,
                        to: found.lowerBound
                    ) + 1
                )
            }
            .dropFirst(number).first
    }
}
