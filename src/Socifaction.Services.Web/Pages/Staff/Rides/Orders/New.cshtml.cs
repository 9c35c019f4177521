using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;
using OrderWords = Socifaction.Services.Web.Texts.Orders;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>A standing order for a person: which days of the week, where to, when, from which day on.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, StartStandingOrder start) : OrderFormPage(clock, desk)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        if (Person is null)
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return Page();
        }

        RequestId = Guid.CreateVersion7().ToString();
        FirstDay = Text(Clock.Today.PlusDays(1));
        Suggest(Person.Resident);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (IsUnknownDestination)
        {
            return NotFound();
        }

        var last = OptionalDate(nameof(LastDay), LastDay, Clock.Today);
        if (await ReadWishesAsync(Person.Resident.Home) is not { } wishes)
        {
            return this.Unacceptable();
        }

        var form = new StandingOrderForm(Guid.Parse(RequestId), Person.Resident.Id, wishes, ChosenWeekdays, last, signedIn.AskAsStaff(Channel.Phone));
        if (await start.RunAsync(form, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var order, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/orders/details/{order.Id}"));
        }

        ModelState.AddModelError(why == StandingOrderRefusal.NoWeekday ? nameof(Weekdays) : "", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    protected override LocalDate? ReadDate()
    {
        var first = OptionalDate(nameof(FirstDay), FirstDay, Clock.Today);
        if (first is null && ModelState[nameof(FirstDay)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(FirstDay), OrderWords.FirstDayMissing);
        }

        return first;
    }

    private async Task<bool> OpenAsync()
    {
        if (!await LoadAsync(db))
        {
            return false;
        }

        if (string.IsNullOrEmpty(ResidentId))
        {
            return true;
        }

        Person = await PersonCard.FindAsync(db, IdOf(ResidentId), Token);
        return Person is not null;
    }
}
