extension LocalMoment {
    /// The same time of day, that many days later; earlier for a negative count.
    public func adding(days: Int) -> LocalMoment {
        // Years are counted from 1 March, so that the leap day is the last day of a year; an era
        // is 400 years, after which the calendar repeats.
        let sinceEra = dayNumber + days + 719_468
        let era = (sinceEra >= 0 ? sinceEra : sinceEra - 146_096) / 146_097
        let dayOfEra = sinceEra - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        return LocalMoment(
            year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
            month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1,
            hour: hour,
            minute: minute
        )
    }
}
