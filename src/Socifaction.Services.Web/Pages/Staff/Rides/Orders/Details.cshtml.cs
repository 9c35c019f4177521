using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using OrderWords = Socifaction.Services.Web.Texts.Orders;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>A standing order with its coming days; a day is left out, it is paused, taken up again and ended here.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn,
    SkipOrderedDay skip, PauseStandingOrder pause, EndPause endPause, EndStandingOrder end) : StaffPage
{
    [BindProperty] public string? SkipDay { get; set; }
    [BindProperty] public string? SkipWhy { get; set; }
    [BindProperty] public string? PauseFrom { get; set; }
    [BindProperty] public string? PauseTo { get; set; }
    [BindProperty] public string? PauseWhy { get; set; }
    [BindProperty] public string? ResumeFrom { get; set; }
    [BindProperty] public string? EndLastDay { get; set; }
    [BindProperty] public string? EndWhy { get; set; }

    public StandingOrder Order { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<OrderedDayRow> Ahead { get; private set; } = [];

    public LocalDate Today => clock.Today;

    public bool IsOver => Order.LastDay < Today;

    public string? Pause => Order.PauseInWords(Today);

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostSkipAsync(Guid id) => AnswerAsync(id, nameof(SkipDay), async () =>
    {
        var day = ReadDay(nameof(SkipDay), SkipDay);
        var why = Required(nameof(SkipWhy), SkipWhy, OrderWords.SkipWhyMissing, LongestReason);
        return day is { } date && why is not null
            ? (await skip.RunAsync(new(id, date, why, signedIn.AskAsStaff(Channel.Phone, why)), Token))?.Refusal
            : null;
    });

    public Task<IActionResult> OnPostPauseAsync(Guid id) => AnswerAsync(id, nameof(PauseFrom), async () =>
    {
        var (from, to) = (ReadDay(nameof(PauseFrom), PauseFrom), OptionalDate(nameof(PauseTo), PauseTo, Today));
        var why = Required(nameof(PauseWhy), PauseWhy, OrderWords.PauseWhyMissing, LongestReason);
        return ModelState.IsValid && from is { } first && why is not null
            ? (await pause.RunAsync(new(id, first, to, why, signedIn.AskAsStaff(Channel.Phone, why)), Token))?.Refusal
            : null;
    });

    public Task<IActionResult> OnPostResumeAsync(Guid id) => AnswerAsync(id, nameof(ResumeFrom), async () =>
        ReadDay(nameof(ResumeFrom), ResumeFrom) is { } first
            ? (await endPause.RunAsync(new(id, first, signedIn.AskAsStaff(Channel.Phone)), Token))?.Refusal
            : null);

    public Task<IActionResult> OnPostEndAsync(Guid id) => AnswerAsync(id, nameof(EndLastDay), async () =>
    {
        var last = ReadDay(nameof(EndLastDay), EndLastDay);
        var why = Required(nameof(EndWhy), EndWhy, OrderWords.EndWhyMissing, LongestReason);
        return last is { } day && why is not null
            ? (await end.RunAsync(new(id, day, why, signedIn.AskAsStaff(Channel.Phone, why)), Token))?.Refusal
            : null;
    });

    /// <summary>Does what was asked unless a field is wrong; what stands in the way is said at a field.</summary>
    private async Task<IActionResult> AnswerAsync(Guid id, string field, Func<Task<StandingOrderRefusal?>> act)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var why = await act();
        if (why is { } refusal)
        {
            ModelState.AddModelError(field, refusal.InWords());
            return refusal.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
        }

        return ModelState.IsValid ? RedirectToPage(new { id, handler = "" }) : this.Unacceptable();
    }

    private LocalDate? ReadDay(string field, string? typed)
    {
        var day = OptionalDate(field, typed, Today);
        if (day is null && ModelState[field] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(field, OrderWords.DayMissing);
        }

        return day;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.StandingOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, Token) is not { } order)
        {
            return false;
        }

        Order = order;
        Person = (await PersonCard.FindAsync(db, order.ResidentId, Token))!;
        var today = Today;
        Ahead = await db.ListOrderedDaysAsync(db.OrderedDays.Where(day => day.OrderId == id && day.Date >= today), Token);
        return true;
    }
}
