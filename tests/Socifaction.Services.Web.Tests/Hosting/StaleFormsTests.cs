using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class StaleFormsTests
{
    private static readonly HandlerMethodDescriptor Get = new() { HttpMethod = "GET" };
    private static readonly HandlerMethodDescriptor Post = new() { HttpMethod = "POST" };
    private static readonly HandlerMethodDescriptor PostCancel = new() { HttpMethod = "POST", Name = "Cancel" };

    [Fact]
    public async Task A_form_without_a_token_is_shown_again_and_its_handler_is_never_reached()
    {
        var (status, ran, page) = await SendAsync([Get, Post], Post);

        status.Should().Be(400);
        ran.Should().BeSameAs(Get);
        page.ModelState[""]!.Errors.Should().ContainSingle().Which.ErrorMessage.Should().StartWith("Puslapis buvo atidarytas per ilgai");
    }

    [Fact]
    public async Task A_page_that_only_takes_forms_answers_400()
    {
        var (_, ran, page) = await SendAsync([PostCancel], PostCancel);

        ran.Should().BeNull();
        page.Result.Should().BeOfType<StatusCodeResult>().Which.StatusCode.Should().Be(400);
    }

    [Fact]
    public async Task A_fragment_asks_for_a_fresh_page()
    {
        var (_, ran, page) = await SendAsync([Get, Post], Post, http => http.Request.Headers["HX-Request"] = "true");

        ran.Should().BeNull();
        page.Result.Should().BeOfType<StatusCodeResult>().Which.StatusCode.Should().Be(400);
        page.HttpContext.Response.Headers["HX-Refresh"].ToString().Should().Be("true");
    }

    [Fact]
    public async Task A_form_with_its_token_reaches_its_handler()
    {
        var (status, ran, page) = await SendAsync([Get, Post], Post, WithToken);

        status.Should().Be(200);
        ran.Should().BeSameAs(Post);
        page.ModelState.IsValid.Should().BeTrue();
    }

    private static async Task<(int Status, HandlerMethodDescriptor? Ran, PageHandlerExecutingContext Page)> SendAsync(
        IList<HandlerMethodDescriptor> handlers, HandlerMethodDescriptor chosen, Action<HttpContext>? prepare = null)
    {
        var services = new ServiceCollection().AddLogging().AddAntiforgery().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        prepare?.Invoke(http);

        var page = new PageContext(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor { HandlerMethods = handlers }));
        var selected = new PageHandlerSelectedContext(page, [], new object()) { HandlerMethod = chosen };
        var filter = new StaleForms(services.GetRequiredService<IAntiforgery>());
        await filter.OnPageHandlerSelectionAsync(selected);

        HandlerMethodDescriptor? ran = null;
        var executing = new PageHandlerExecutingContext(page, [], selected.HandlerMethod, new Dictionary<string, object?>(), new object());
        await filter.OnPageHandlerExecutionAsync(executing, () =>
        {
            ran = executing.HandlerMethod;
            return Task.FromResult(new PageHandlerExecutedContext(page, [], executing.HandlerMethod, new object()));
        });
        return (http.Response.StatusCode, ran, executing);
    }

    private static void WithToken(HttpContext http)
    {
        var page = new DefaultHttpContext { RequestServices = http.RequestServices };
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(page);
        http.Request.Headers.Cookie = page.Response.Headers.SetCookie.ToString().Split(';')[0];
        http.Request.Headers[tokens.HeaderName!] = tokens.RequestToken;
    }
}
