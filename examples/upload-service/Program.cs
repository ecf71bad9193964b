UploadService.Service.Create(args).Run();
