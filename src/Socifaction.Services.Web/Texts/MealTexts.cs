using Socifaction.Services.Appointments.Meals;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of meals: why not, until when, which diet.</summary>
public static class MealTexts
{
    public static string InWords(this MealRefusal why) => why switch
    {
        MealRefusal.NothingChosen => Meals.RefusedNothingChosen,
        MealRefusal.WrongPortions => StaffTexts.Say(Meals.PortionsWrong, MealWish.MostPortions),
        MealRefusal.NoSuchDiet => Meals.RefusedNoSuchDiet,
        MealRefusal.NotThatWay => Meals.RefusedNotThatWay,
        MealRefusal.NoAddress => Meals.RefusedNoAddress,
        MealRefusal.NotServed => Meals.RefusedNotServed,
        MealRefusal.Past => Meals.RefusedPast,
        MealRefusal.OrderingShut => Meals.RefusedShut,
        MealRefusal.NotOpenYet => Meals.RefusedNotOpenYet,
        MealRefusal.AlreadyOrdered => Meals.RefusedAlready,
        MealRefusal.NotEligible => Meals.RefusedNotEligible,
        MealRefusal.Full => Meals.RefusedFull,
        MealRefusal.FormAlreadyUsed => Meals.RefusedFormUsed,
        MealRefusal.ChangedMeanwhile => Meals.RefusedChanged,
        MealRefusal.AlreadySettled => Meals.RefusedSettled,
        MealRefusal.NoWeekday => Meals.RefusedNoWeekday,
        MealRefusal.EndsBeforeItStarts => Meals.RefusedEnds,
        MealRefusal.AlreadyEnded => Meals.RefusedEnded,
        MealRefusal.AlreadyPaused => Meals.RefusedPaused,
    };

    /// <summary>To somebody who holds the telephone.</summary>
    public static string ForStaff(this MealRefusal why) => why switch
    {
        MealRefusal.Full => Meals.StaffFull,
        MealRefusal.AlreadyOrdered => Meals.StaffAlready,
        MealRefusal.NotEligible => Staff.NotEligible,
        MealRefusal.FormAlreadyUsed => Staff.FormUsed,
        _ => why.InWords(),
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this MealRefusal why) => why is MealRefusal.NothingChosen or MealRefusal.WrongPortions or MealRefusal.NoSuchDiet
        or MealRefusal.NotThatWay or MealRefusal.NotServed or MealRefusal.Past or MealRefusal.NotOpenYet or MealRefusal.NoWeekday or MealRefusal.EndsBeforeItStarts
        or MealRefusal.FormAlreadyUsed;

    public static string InWords(this KitchenRefusal why) => why switch
    {
        KitchenRefusal.Past => Meals.KitchenPast,
        KitchenRefusal.OtherMeals => Meals.KitchenOther,
        KitchenRefusal.ChangedMeanwhile => Meals.KitchenChanged,
        KitchenRefusal.TooManyOrdered => Meals.KitchenTooMany,
        KitchenRefusal.MealsStand => Meals.KitchenStand,
        KitchenRefusal.NoWeekday => Meals.KitchenNoWeekday,
        KitchenRefusal.NoWay => Meals.KitchenNoWay,
        KitchenRefusal.EndsBeforeItStarts => Meals.KitchenEnds,
        KitchenRefusal.DeadlineAfterServing => Meals.KitchenDeadline,
    };

    /// <summary>Until when residents may order and cancel: „iki 12.00 val. dieną prieš“.</summary>
    public static string DeadlineInWords(this MealService service) => service.DeadlineDaysBefore switch
    {
        0 => StaffTexts.Say(Meals.DeadlineSameDay, LocalFormat.Clock(service.DeadlineTime)),
        1 => StaffTexts.Say(Meals.DeadlineDayBefore, LocalFormat.Clock(service.DeadlineTime)),
        var days => Plural.Format(days, Meals.DeadlineDays, LocalFormat.Clock(service.DeadlineTime)),
    };

    /// <summary>When meals are served: „pr, an, tr, kt, pn nuo 12.00 iki 13.00“.</summary>
    public static string ServedInWords(this MealService service) => $"{service.ServedOn.InWords()} {LocalFormat.FromTo(service.ServedFrom, service.ServedUntil)}";

    /// <summary>Where it is eaten.</summary>
    public static string WayInWords(bool isDelivered) => isDelivered ? Meals.Home : Meals.Here;

    /// <summary>A line of the kitchen's list.</summary>
    public static string DietInWords(this KitchenLine line) => line.Diet switch
    {
        null => Meals.DietKeyGone,
        "" => Meals.DietUsual,
        var diet => string.Join(", ", diet.Split(MealService.DietDivider)),
    };

    /// <summary>When a standing order rests, why, and who said so.</summary>
    public static string InWords(this MealPause pause)
    {
        var days = pause.IsTakenBack ? Meals.PauseTakenBack
            : pause.LastDay is { } last ? StaffTexts.Say(Meals.PauseDays, LocalFormat.FullDay(pause.FirstDay), LocalFormat.FullDay(last))
            : StaffTexts.Say(Meals.PauseOpen, LocalFormat.FullDay(pause.FirstDay));
        var resumed = pause.ResumedByName.Length == 0 ? "" : " " + StaffTexts.Say(Meals.PauseResumedBy, pause.ResumedByName);
        return $"{days}. {pause.Because}. {StaffTexts.Say(Meals.PauseMadeBy, pause.MadeByName)}{resumed}";
    }

    /// <summary>From and until when a standing order holds.</summary>
    public static string TermInWords(this MealOrder order) => order.LastDay is { } last
        ? StaffTexts.Say(Meals.TermTo, LocalFormat.FullDay(order.FirstDay), LocalFormat.FullDay(last))
        : StaffTexts.Say(Meals.Term, LocalFormat.FullDay(order.FirstDay));
}
