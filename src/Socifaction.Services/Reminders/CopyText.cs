namespace Socifaction.Services.Reminders;

/// <summary>What a relative reads who gets a copy: that it is one, about whom, and the number to call; nobody is asked to answer it.</summary>
public static class CopyText
{
    /// <summary>The template of a kind of message; empty where relatives get no copy.</summary>
    public static string TemplateOf(ReminderKind kind) => kind switch
    {
        ReminderKind.Confirmation => "{iniciatyva}, artimiesiems: užsakyta – {kas}, {diena}, {laikas}. Klausimai? Skambinkite {tel}",
        ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => "{iniciatyva}, artimiesiems: primename – {kas}, {diena}, {laikas}. Klausimai? Skambinkite {tel}",
        ReminderKind.Cancellation => "{iniciatyva}, artimiesiems: atšaukta – {kas}, {diena}, {laikas}. Klausimai? Skambinkite {tel}",
        ReminderKind.Moved => "{iniciatyva}, artimiesiems: pasikeitė laikas – {kas}, {diena}, {valandos}. Klausimai? Skambinkite {tel}",
        ReminderKind.Offer or ReminderKind.Notice or ReminderKind.Coming => "",
    };
}
