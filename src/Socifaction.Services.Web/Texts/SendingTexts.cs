using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why no test message was sent, and how near its limit the money is, in words.</summary>
public static class SendingTexts
{
    public static string InWords(this TestRefusal why) => why switch
    {
        TestRefusal.NoMobile => Sending.TestNoMobile,
        TestRefusal.SentToday => Sending.TestSentToday,
        TestRefusal.DayLimit => Sending.TestDayLimit,
        TestRefusal.Budget => Sending.TestBudget,
        TestRefusal.ByHand => Sending.TestByHand,
    };

    /// <summary>What staff should know of the month's money; empty while there is enough.</summary>
    public static string Warning(this BudgetNow budget) => budget.MostCents is { } most && budget.IsNear
        ? StaffTexts.Say(budget.IsSpent ? Sending.BudgetUp : Sending.BudgetNear, LocalFormat.Money(budget.SpentCents), LocalFormat.Money(most))
        : "";
}
