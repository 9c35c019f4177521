using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>Another time, place or weekdays for a standing order.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ChangeModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, ChangeStandingOrder change) : OrderFormPage(clock, desk)
{
    /// <summary>The version that was seen.</summary>
    [BindProperty] public string? Version { get; set; }

    public StandingOrder Order { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        Fill(Order, Person.Resident);
        Version = FormattableString.Invariant($"{Order.Version}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id) || IsUnknownDestination || LocalInput.WholeNumber(Version, 1, int.MaxValue).Refused(out var version, out _))
        {
            return NotFound();
        }

        if (await ReadWishesAsync(Person.Resident.Home) is not { } wishes)
        {
            return this.Unacceptable();
        }

        // Where the choice is as it stands, so are house, pin and how to find it.
        wishes = wishes with { From = Same(wishes.From, Order.From), To = Same(wishes.To, Order.To) };
        if (await change.RunAsync(new(id, version, wishes, ChosenWeekdays, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/orders/details/{id}"));
        }

        if (why == StandingOrderRefusal.ChangedMeanwhile && await OpenAsync(id))
        {
            Fill(Order, Person.Resident);
            Version = FormattableString.Invariant($"{Order.Version}");
            ModelState.Remove(nameof(Version));
            return this.ChangedMeanwhile();
        }

        ModelState.AddModelError(why == StandingOrderRefusal.NoWeekday ? nameof(Weekdays) : "", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // Any day does: the days of the week say which.
    protected override LocalDate? ReadDate() => LocalDate.Max(Clock.Today, Order.FirstDay);

    private static Services.People.Address Same(Services.People.Address said, Services.People.Address stands) =>
        said.ToString() == stands.ToString() ? stands : said;

    private async Task<bool> OpenAsync(Guid id)
    {
        if (!await LoadAsync(db) || await db.StandingOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, Token) is not { } order)
        {
            return false;
        }

        Order = order;
        Person = (await PersonCard.FindAsync(db, order.ResidentId, Token))!;
        return true;
    }
}
