using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Evaluation;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>The classes of real forms compile, and say of their reports what the evaluator says.</summary>
public sealed class RealFormTests
{
    public static TheoryData<string> Forms => [.. RealForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_classes_compile_without_a_warning_and_agree_with_the_evaluator(string name)
    {
        var form = RealForms.Get(name);
        Assert.Empty(GeneratedReports.Problems(CSharpEmitter.Emit(form, CSharpEmitOptions.Default), LanguageVersion.CSharp13));
        var generated = GeneratedReports.Of(form);

        foreach (var report in RealForms.Reports.Where(report => report.Form == name))
        {
            var expected = Verdict.Of(Evaluator.For(form).Evaluate(report.Data, report.Priors));
            var found = Verdict.Of(generated.Observe(Json(report.Data), report.Priors.Select(prior => prior is null ? null : Json(prior))));

            Assert.Null(Verdict.Difference(expected, found));
        }
    }

    private static string Json(ReportData report) => Encoding.UTF8.GetString(ReportJson.Write(report));
}
