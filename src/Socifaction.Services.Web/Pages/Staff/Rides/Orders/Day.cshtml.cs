using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using OrderWords = Socifaction.Services.Web.Texts.Orders;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>One day of a standing order: its ride is booked after all, at the usual times or others, or the day is left out.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DayModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, ConfirmOrderedDay confirm, SkipOrderedDay skip, RideAlternatives alternatives) : StaffPage
{
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? ReturnTime { get; set; }
    [BindProperty] public string? Why { get; set; }

    public OrderedDayRow Row { get; private set; } = null!;

    /// <summary>Other times of that day that would do.</summary>
    public IReadOnlyList<RideAlternative> Alternatives { get; private set; } = [];

    public bool IsHoliday => PublicHolidays.IsHoliday(Row.Day.Date);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        (Time, ReturnTime) = (LocalFormat.Time(Row.Order.WishTime), Row.Order.ReturnAt is { } back ? LocalFormat.Time(back) : null);
        await LookForOthersAsync(Row.Order.WishesOn(Row.Day.Date));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (order, date) = (Row.Order, Row.Day.Date);
        var time = TimeOn(nameof(Time), Time, date, clock);
        var back = order.ReturnAt is null ? null : TimeOn(nameof(ReturnTime), ReturnTime, date, clock);
        if (!ModelState.IsValid || time is not { } at)
        {
            return this.Unacceptable();
        }

        if (await confirm.RunAsync(new(id, at, back, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var rides, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/details/{rides.Outward.Id}?new=1"));
        }

        ModelState.AddModelError("", why.ForStaff());
        await FindAsync(id);
        await LookForOthersAsync(order.WishesOn(date) with { WishTime = at, ReturnAt = back });
        return why.IsWrongInput() ? this.Unacceptable() : this.Conflict();
    }

    public async Task<IActionResult> OnPostSkipAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Required(nameof(Why), Why, OrderWords.SkipWhyMissing, LongestReason) is not { } why)
        {
            return this.Unacceptable();
        }

        if (await skip.RunAsync(new(Row.Order.Id, Row.Day.Date, why, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var refusal))
        {
            return Redirect(Url.Content("~/staff/rides/orders"));
        }

        ModelState.AddModelError("", refusal.InWords());
        return refusal.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // A holiday has no runs to look at before somebody says that the car goes out.
    private async Task LookForOthersAsync(RideWishes wishes) => Alternatives = Row.Day.State == OrderedDayState.Refused
        ? [.. (await alternatives.ListAsync(Row.Order.ResidentId, wishes, byStaff: true, Token)).Where(other => other.Wishes.Date == Row.Day.Date)]
        : [];

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.ListOrderedDaysAsync(db.OrderedDays.Where(day => day.Id == id), Token) is not [var row])
        {
            return false;
        }

        Row = row;
        return true;
    }
}
