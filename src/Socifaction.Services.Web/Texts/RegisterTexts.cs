using System.Globalization;
using NodaTime;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Web.TagHelpers;

namespace Socifaction.Services.Web.Texts;

/// <summary>What the register and the journal say.</summary>
public static class RegisterTexts
{
    /// <summary>Why somebody does not come, for staff to choose.</summary>
    public static IReadOnlyList<Choice> Reasons => [.. Kinds.Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    /// <summary>The same for a family, who need not say.</summary>
    public static IReadOnlyList<Choice> ResidentReasons => [.. Kinds.Where(kind => kind != AbsenceKind.Unknown).Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    private static AbsenceKind[] Kinds => [AbsenceKind.Ill, AbsenceKind.Family, AbsenceKind.School, AbsenceKind.Other, AbsenceKind.Unknown];

    /// <summary>The kind that a form sent.</summary>
    public static AbsenceKind? KindOf(string? text) => Kinds.Cast<AbsenceKind?>().FirstOrDefault(kind => kind.ToString() == text);

    public static string InWords(this AbsenceKind kind) => kind switch
    {
        AbsenceKind.Unknown => Register.WhyUnknown,
        AbsenceKind.Ill => Register.WhyIll,
        AbsenceKind.Family => Register.WhyFamily,
        AbsenceKind.School => Register.WhySchool,
        AbsenceKind.Other => Register.WhyOther,
    };

    /// <summary>The sign of a reason in the journal, which its legend explains.</summary>
    public static string Letter(this AbsenceKind kind) => kind switch
    {
        AbsenceKind.Unknown => Register.LetterUnknown,
        AbsenceKind.Ill => Register.LetterIll,
        AbsenceKind.Family => Register.LetterFamily,
        AbsenceKind.School => Register.LetterSchool,
        AbsenceKind.Other => Register.LetterOther,
    };

    public static string InWords(this TapKind kind) => kind switch
    {
        TapKind.Came => Register.TapCame,
        TapKind.Left => Register.TapLeft,
        TapKind.Absent => Register.TapAbsent,
        TapKind.Meal => Register.TapMeal,
        TapKind.Undo => Register.TapUndo,
    };

    /// <summary>How a person stands: „Atvyko 13.02. Išėjo 16.30“.</summary>
    public static string StateOf(RegisterRow row, Func<Instant, string> time)
    {
        var attendance = row.Attendance;
        var arrived = StaffTexts.Say(Register.StateCame, attendance?.ArrivedAt is { } came ? time(came) : "");
        var words = row.Mark switch
        {
            Mark.None => Register.StateExpected,
            Mark.Absent => Register.StateAbsent,
            Mark.Here => arrived,
            Mark.Left => arrived + ". " + (attendance!.CollectedBy.Length == 0
                ? StaffTexts.Say(Register.StateLeft, time(attendance.LeftAt!.Value))
                : StaffTexts.Say(Register.StateLeftWith, time(attendance.LeftAt!.Value), attendance.CollectedBy)),
        };
        return words + (attendance?.HadMeal == true ? ". " + Register.StateAte : "");
    }

    /// <summary>Hours with a decimal comma, exact to a quarter: 4,25.</summary>
    public static string Hours(int quarters) => (quarters / 4m).ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>What stands in a cell of the journal.</summary>
    public static string CellOf(JournalCell cell) => cell.Mark switch
    {
        JournalMark.None => "",
        JournalMark.There => Hours(cell.Quarters),
        JournalMark.Absent => cell.Why.Letter(),
        JournalMark.Unkept => Register.LetterUnkept,
    };
}
