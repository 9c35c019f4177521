using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>The answer to a wish: for whom of the register, or a new person; or why not.</summary>
public abstract class AnswerPage(ServicesDbContext db, RideDesk desk, RegisterResident register) : NewPersonPage(db, desk, register)
{
    public const string NewPerson = "new";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    /// <summary>The id of a resident, or „new“.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>Why not, when the wish is declined.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public Booking Asked { get; private set; } = null!;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<BookingEvent> Events => Asked.Events;

    public bool IsWaiting => Asked.Status == BookingStatus.Requested;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        Suggest();
        ShowWish();
        return Page();
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        if (Required(nameof(Why), Why, Words.ReasonMissing, LongestReason) is not { } why)
        {
            return this.Unacceptable();
        }

        if (await DeclineAsync(id, why) is not { } declined)
        {
            return NotFound();
        }

        if (declined.Refusal is null)
        {
            return Redirect(Url.Content("~/staff/requests"));
        }

        ModelState.AddModelError("", declined.Refusal);
        return this.Conflict();
    }

    /// <summary>Reads the wish with what the page shows of it; false when there is none such.</summary>
    protected abstract Task<bool> OpenAsync(Guid id);

    /// <summary>Declines the wish; null when there is none such.</summary>
    protected abstract Task<Declined?> DeclineAsync(Guid id, string why);

    /// <summary>Puts the wish into the fields in which it may be changed.</summary>
    protected virtual void ShowWish()
    {
    }

    /// <summary>What came of declining, and in words why it could not be.</summary>
    protected sealed record Declined(string? Refusal);

    /// <summary>Reads the wish and those it may be for.</summary>
    protected async Task<bool> FindAsync(Booking? asked)
    {
        if (asked is null)
        {
            return false;
        }

        Asked = asked;
        await LoadSettlementsAsync();
        IEnumerable<Resident> known = asked.ResidentId is { } id
            ? await Db.Residents.AsNoTracking().Include(r => r.Phones).Where(r => r.Id == id).ToListAsync(Token)
            : await ListAlikeAsync(asked.CallerPhone, asked.CallerName);
        var found = await PersonCard.SearchAsync(Db, Said, Token);
        var chosen = IdOf(Who) is { } picked
            ? await Db.Residents.AsNoTracking().Include(r => r.Phones).Where(r => r.Id == picked).ToListAsync(Token)
            : [];
        People =
        [
            .. known.Concat(found).Concat(chosen).DistinctBy(r => r.Id).Select(r => new Choice(r.Id.ToString(), r.FullName,
                string.Join(", ", new[] { r.Home.ToString(), r.Phones.Count > 0 ? StaffTexts.Phone(r.Phones[0].E164) : "" }.Where(part => part.Length > 0)))),
            new(NewPerson, Words.NewResident),
        ];
        return true;
    }

    /// <summary>Suggests whom the wish is for, and the name and number that the caller left.</summary>
    private void Suggest()
    {
        Who ??= People.Count > 1 ? People[0].Value : NewPerson;
        var space = Asked.CallerName.LastIndexOf(' ');
        GivenName ??= space > 0 ? Asked.CallerName[..space] : Asked.CallerName;
        Surname ??= space > 0 ? Asked.CallerName[(space + 1)..] : "";
        Phone ??= StaffTexts.Phone(Asked.CallerPhone);
    }

    /// <summary>Whether somebody was chosen who is not here: then the answer is 404.</summary>
    protected bool IsUnknownPerson => IdOf(Who) is { } id && People.All(choice => choice.Value != id.ToString());

    /// <summary>The resident that was chosen or has been entered just now; null, with messages, when there is none.</summary>
    protected async Task<Guid?> WhoIsItAsync()
    {
        if (IdOf(Who) is { } id)
        {
            return id;
        }

        if (Who != NewPerson)
        {
            ModelState.AddModelError(nameof(Who), Words.WhoMissing);
            return null;
        }

        if (await RegisterAsync() is not { } entered)
        {
            return null;
        }

        // Should the time be refused, the person is in the register by now and is not entered again.
        Who = entered.Id.ToString();
        ModelState.Remove(nameof(Who));
        People = [new(Who, entered.FullName, entered.Home.ToString()), .. People];
        return entered.Id;
    }
}
