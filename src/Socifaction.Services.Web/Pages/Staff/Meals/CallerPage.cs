using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Pages.Meals;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>What is asked of every caller about meals: which kitchen, who it is for, how many portions, eaten where, which diets.</summary>
public abstract class CallerPage(ServicesDbContext db, InitiativeClock clock) : KitchenPage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "offering")] public string? OfferingId { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Portions { get; set; } = "1";
    [BindProperty] public string? Way { get; set; }
    [BindProperty] public string[] Diets { get; set; } = [];
    [BindProperty] public string? Note { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>What the search keeps: the kitchen.</summary>
    public string More => $"offering={Service.Id}";

    /// <summary>Reads the kitchen and the person; false when one of them is not here.</summary>
    protected async Task<bool> OpenAsync()
    {
        if (!string.IsNullOrEmpty(OfferingId) && IdOf(OfferingId) is null)
        {
            return false;
        }

        if (!await FindKitchenAsync(IdOf(OfferingId)))
        {
            return false;
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(Db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(Db, IdOf(ResidentId), Token);
        return Person is not null;
    }

    /// <summary>The wish; null, with messages at the fields, when something is missing or wrong.</summary>
    protected MealWish? ReadWish()
    {
        var note = Optional(nameof(Note), Note, 300);
        return ModelState.ReadWish(Service, Portions, Way, Diets, note);
    }
}
