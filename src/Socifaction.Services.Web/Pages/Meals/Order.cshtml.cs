using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using MealWords = Socifaction.Services.Web.Texts.Meals;

namespace Socifaction.Services.Web.Pages.Meals;

/// <summary>Meals of the next two weeks for the people of a telephone, on one page.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class OrderModel(ServicesDbContext db, SignedIn signedIn, OrderMeals order, InitiativeClock clock) : PageModel
{
    private const int DaysShown = 15;
    private const int LongestNote = 300;

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Portions { get; set; } = "1";
    [BindProperty] public string? Way { get; set; }
    [BindProperty] public string[] Diets { get; set; } = [];
    [BindProperty] public string? Note { get; set; }

    public MealService Service { get; private set; } = null!;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>What it costs these people, where they pay shares; nothing where the price is the same for all.</summary>
    public IReadOnlyList<string> Prices { get; private set; } = [];

    /// <summary>The days that may still be ordered.</summary>
    public IReadOnlyList<KitchenDay> Coming { get; private set; } = [];

    /// <summary>Those on which no portion is left.</summary>
    public IReadOnlyList<KitchenDay> FullDays { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken) =>
        await FindAsync(offering, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await FindAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var people = await signedIn.PeopleAsync(cancellationToken);
        var resident = people.Count == 1 ? people[0] : people.FirstOrDefault(person => person.Id.ToString() == Who);
        if (resident is null && !string.IsNullOrEmpty(Who))
        {
            return NotFound();
        }

        if (resident is null)
        {
            ModelState.AddModelError(nameof(Who), MealWords.WhoMissing);
        }

        var days = MealForm.ReadDays(Days);
        if (days.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), MealRefusal.NothingChosen.InWords());
        }

        var note = TypedText.Line(Note, LongestNote);
        if (note.Refusal is { } wrong && wrong != TextRefusal.Empty)
        {
            ModelState.AddModelError(nameof(Note), wrong.InWords("", LongestNote));
        }

        if (ModelState.ReadWish(Service, Portions, Way, Diets, note.Value ?? "") is not { } wish || resident is null)
        {
            return this.Unacceptable();
        }

        var asking = await signedIn.AskForAsync(resident, cancellationToken);
        if (await order.RunAsync(new(Guid.Parse(RequestId!), offering, resident.Id, days, wish, asking), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var ordered, out var why))
        {
            return Redirect(Url.Content($"~/meals/{offering}/done/{ordered.GroupId}"));
        }

        ModelState.AddModelError("", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid offering, CancellationToken cancellationToken)
    {
        RequestId = (Guid.TryParseExact(RequestId, "D", out var id) ? id : Guid.CreateVersion7()).ToString();
        var people = await signedIn.PeopleAsync(cancellationToken);
        if (people.Count == 0
            || await db.MealServices.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(s => s.Id == offering, cancellationToken) is not { } service)
        {
            return false;
        }

        Service = service;
        Prices = service.Price.IsByPaidShare ? service.Price.ForPeople(people) : [];
        People = [.. people.Select(person => new Choice(person.Id.ToString(), person.FullName))];
        var last = LocalDate.Min(clock.Today.PlusDays(DaysShown), service.Window.LastDay(clock.Today));
        var days = (await db.ListKitchenDaysAsync(service, clock.Today, last, cancellationToken))
            .Where(day => day is { IsServed: true, IsClosed: false } && service.DeadlineOf(day.Date, clock.Zone) > clock.Now).ToList();
        Coming = days.FindAll(day => day.Free is null or > 0);
        FullDays = days.FindAll(day => day.Free <= 0);
        return true;
    }
}
