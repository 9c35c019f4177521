using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>The fields of a standing order: those of a ride, and the days of the week in place of the day.</summary>
public abstract class OrderFormPage(InitiativeClock clock, RideDesk desk) : RideFormPage(clock, desk)
{
    [BindProperty] public string[] Weekdays { get; set; } = [];

    public static IReadOnlyList<Choice> WeekdayChoices => [.. Socifaction.Services.Time.Weekdays.All.List().Select(day => new Choice(day.ToString(), LocalFormat.Weekday(day)))];

    /// <summary>The days of the week that were chosen.</summary>
    protected Weekdays ChosenWeekdays =>
        Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Weekdays.Contains(day.ToString())).AsSet();

    /// <summary>Fills in an order as it stands.</summary>
    protected void Fill(StandingOrder order, Resident person)
    {
        (From, FromSettlement, FromStreet) = order.From.ToString() == person.Home.ToString() ? (Home, null, null)
            : (Other, order.From.Settlement, order.From.Street);
        var goal = Destinations.FirstOrDefault(d => d.NamedAddress().ToString() == order.To.ToString());
        (To, ToSettlement, ToStreet) = goal is not null ? (goal.Id.ToString(), null, null) : (Other, order.To.Settlement, order.To.Street);
        (Wish, Time) = (order.Wish.ToString(), LocalFormat.Time(order.WishTime));
        ReturnTime = order.ReturnAt is { } back ? LocalFormat.Time(back) : null;
        (Companions, Mobility) = (FormattableString.Invariant($"{order.Companions}"), order.Mobility.ToString());
        (Help, Note) = (order.HelpToDoor ? ["yes"] : [], order.Note);
        Weekdays = [.. order.Weekdays.List().Select(day => day.ToString())];
    }
}
